namespace WacMirror.Cim;

/// <summary>The CIM data types that this product reads or writes (DSP0004, section 5.2).</summary>
public enum CimType
{
    Boolean,
    UInt8,
    SInt8,
    UInt16,
    SInt16,
    UInt32,
    SInt32,
    UInt64,
    SInt64,
    Real32,
    Real64,
    Char16,
    String,
    DateTime,
    Reference,
    Instance,
}
