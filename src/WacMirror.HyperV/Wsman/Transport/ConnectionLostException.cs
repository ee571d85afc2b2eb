namespace WacMirror.HyperV.Wsman.Transport;

/// <summary>The one connection of a handler is gone; the message that met this was not sent.</summary>
internal sealed class ConnectionLostException() : IOException("The authenticated connection is closed.");
