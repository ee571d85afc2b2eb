namespace WacMirror.Cim;

/// <summary>Text that should be an object path, CIM-XML or a CIM value, and is not.</summary>
public sealed class CimFormatException : Exception
{
    public CimFormatException(string message)
        : base(message)
    {
    }

    public CimFormatException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public CimFormatException()
    {
    }
}
