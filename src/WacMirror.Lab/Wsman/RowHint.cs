namespace WacMirror.Lab.Wsman;

/// <summary>What is known of the rows that a request can select, told to a class before it makes them: making a row
/// costs far more than looking at its key. A class that does not look makes all, and nothing but time is
/// lost.</summary>
public sealed class RowHint
{
    private readonly string property;
    private readonly Func<string, bool> admits;

    private RowHint(string property, Func<string, bool> admits) => (this.property, this.admits) = (property, admits);

    /// <summary>Nothing is known.</summary>
    public static RowHint None { get; } = new(string.Empty, static _ => true);

    internal static RowHint Of(string property, IEnumerable<string> values)
    {
        var set = values.ToHashSet(StringComparer.OrdinalIgnoreCase);
        return new RowHint(property, set.Contains);
    }

    internal static RowHint Of(string property, Func<string, bool> admits) => new(property, admits);

    /// <summary>False when a row with this value of this property is certainly not selected.</summary>
    public bool Admits(string name, string value) =>
        !name.Equals(property, StringComparison.OrdinalIgnoreCase) || admits(value);
}
