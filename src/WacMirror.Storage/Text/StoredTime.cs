namespace WacMirror.Storage.Text;

/// <summary>Times are kept as ticks of UTC.</summary>
internal static class StoredTime
{
    public static DateTimeOffset Of(long ticks) => new(ticks, TimeSpan.Zero);

    public static DateTimeOffset? Of(long? ticks) => ticks is { } known ? Of(known) : null;
}
