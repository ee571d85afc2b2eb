namespace WacMirror.Lab.Wsman.Queries;

/// <summary>The faults of a query that makes no sense.</summary>
internal static class WqlFault
{
    public static CimFault At(int position, string what) =>
        new(CimFaultKind.InvalidQuery, $"Invalid query: at character {position + 1}, {what}.");

    public static CimFault Of(string what) => new(CimFaultKind.InvalidQuery, $"Invalid query: {what}.");
}
