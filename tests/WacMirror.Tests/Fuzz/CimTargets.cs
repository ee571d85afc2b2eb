using WacMirror.Cim;

namespace WacMirror.Tests.Fuzz;

/// <summary>The model that both ends share: what was read and written is read as the same.</summary>
internal static class CimTargets
{
    public static FuzzTarget Xml { get; } = new("cim-xml", input =>
    {
        if (TryRead(() => CimXml.Read(input)) is not { } instance)
            return Task.CompletedTask;
        var text = CimXml.Write(instance);
        Assert.That(CimXml.Write(CimXml.Read(text)), Is.EqualTo(text));
        return Task.CompletedTask;
    });

    public static FuzzTarget Path { get; } = new("cim-path", input =>
    {
        if (TryRead(() => CimPath.Parse(input)) is not { } path)
            return Task.CompletedTask;
        var text = path.ToString();
        Assert.That(CimPath.Parse(text).ToString(), Is.EqualTo(text));
        return Task.CompletedTask;
    });

    private static T? TryRead<T>(Func<T> read)
        where T : class
    {
        try
        {
            return read();
        }
        catch (CimFormatException)
        {
            return null;
        }
    }
}
