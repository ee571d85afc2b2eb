namespace WacMirror.Gateway.Configuration;

/// <summary>What carries the messages to a node.</summary>
public enum WsmanProtocol
{
    /// <summary>WinRM's listener that every server has, port 5985. Negotiate encrypts the messages; Basic does not.</summary>
    Http,

    /// <summary>Port 5986; the node needs a certificate and a listener for it.</summary>
    Https,
}
