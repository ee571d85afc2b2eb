using System.Collections.Immutable;
using System.Text.Json;
using WacMirror.Core.Policies;
using WacMirror.Gateway.Configuration.Reading;

namespace WacMirror.Gateway.Configuration;

/// <summary>
/// The file that holds the configured clusters: <c>{ "clusters": [ … ] }</c>. A broken entry costs that entry only, and
/// stays in the file through changes of others. Comments inside an entry stay too. Safe on any thread and
/// between processes.
/// </summary>
/// <param name="folder">The data directory; touched when first asked.</param>
public sealed class ClusterFile(string folder)
{
    private const string Root = "clusters";

    /// <summary>An entry was added or removed through this object.</summary>
    public event EventHandler? Changed;

    public string FilePath { get; } = Path.Combine(folder, "clusters.json");

    /// <summary>The usable entries and the others; none of either when there is no file.</summary>
    /// <exception cref="ConfigException">The text as a whole is not such a document.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public (ImmutableArray<ClusterConfig> Usable, ImmutableArray<BrokenCluster> Broken) Read()
    {
        var usable = ImmutableArray.CreateBuilder<ClusterConfig>();
        var broken = ImmutableArray.CreateBuilder<BrokenCluster>();
        if (Load() is not { } document)
            return ([], []);
        var ids = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (entry, at) in Entries(document).Select((entry, at) => (entry, at)))
        {
            var path = $"{Root}[{at}]";
            var (config, errors) = ClusterConfigReader.Read(entry, path);
            if (errors.Length == 0 && !ids.Add(config.Id))
                errors = [new FieldError($"{path}.id", config.Id, "an id that no entry before it has")];
            if (errors.Length == 0)
                usable.Add(config);
            else
                broken.Add(new BrokenCluster(IdOf(entry), [.. errors.Select(document.Placed)]));
        }
        return (usable.ToImmutable(), broken.ToImmutable());
    }

    /// <summary>Adds an entry and keeps the others as they are.</summary>
    /// <exception cref="ConfigException">The entry's id is taken, or the file as a whole cannot be used.</exception>
    /// <exception cref="IOException">The file cannot be read or written, or another program is changing it.</exception>
    public void Add(ClusterConfig config)
    {
        ArgumentNullException.ThrowIfNull(config);
        using var _ = Lock();
        var entries = RawEntries();
        if (entries.Any(entry => IsOf(entry.Id, config.Id)))
            throw new ConfigException([new FieldError("id", config.Id, "an id that no other cluster has")]);
        var added = JsonSerializer.Serialize(config, ConfigJson.Options).ReplaceLineEndings("\n    ");
        Write(entries.Select(entry => entry.Text).Append(added));
        Changed?.Invoke(this, EventArgs.Empty);
    }

    /// <summary>Removes the entry of an id, whether it is usable or not.</summary>
    /// <returns>Whether there was one.</returns>
    /// <exception cref="ConfigException">The file as a whole cannot be used.</exception>
    /// <exception cref="IOException">The file cannot be read or written, or another program is changing it.</exception>
    public bool Remove(string id)
    {
        using var _ = Lock();
        var entries = RawEntries();
        if (!entries.Any(entry => IsOf(entry.Id, id)))
            return false;
        Write(entries.Where(entry => !IsOf(entry.Id, id)).Select(entry => entry.Text));
        Changed?.Invoke(this, EventArgs.Empty);
        return true;
    }

    private List<(string? Id, string Text)> RawEntries() =>
        Load() is { } document ? [.. Entries(document).Select(entry => (IdOf(entry), entry.GetRawText()))] : [];

    private ConfigDocument? Load() => File.Exists(FilePath) ? ConfigDocument.Parse(File.ReadAllText(FilePath)) : null;

    private static JsonElement.ArrayEnumerator Entries(ConfigDocument document)
    {
        if (document.Root.ValueKind != JsonValueKind.Object)
            throw new ConfigException([new FieldError("document", null, $"an object with the member {Root}", 1, 1)]);
        var known = 0;
        // A second array of the name would be read and the first one lost with the next change.
        foreach (var member in document.Root.EnumerateObject())
            if (member.Name != Root || member.Value.ValueKind != JsonValueKind.Array || ++known > 1)
                throw new ConfigException(
                    [document.Placed(new FieldError(member.Name, null, $"the member {Root} alone and once, an array"))]);
        return document.Root.TryGetProperty(Root, out var entries) ? entries.EnumerateArray() : default;
    }

    /// <summary>What an entry is called by, as the reader would make it of the name.</summary>
    private static string? IdOf(JsonElement entry) =>
        entry.ValueKind != JsonValueKind.Object ? null
        : TextOf(entry, "id") ?? (TextOf(entry, "name") is { } name ? ClusterIds.From(name) : null);

    private static string? TextOf(JsonElement entry, string member) =>
        entry.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static bool IsOf(string? id, string wanted) => wanted.Equals(id, StringComparison.OrdinalIgnoreCase);

    private void Write(IEnumerable<string> entries)
    {
        var text = string.Join(",\n", entries.Select(entry => "    " + entry));
        var newer = FilePath + ".new";
        using (var writer = new StreamWriter(newer, OwnerOnly(FileMode.Create)))
        {
            writer.Write(text.Length == 0 ? $"{{\n  \"{Root}\": []\n}}\n" : $"{{\n  \"{Root}\": [\n{text}\n  ]\n}}\n");
            writer.Flush();
            ((FileStream)writer.BaseStream).Flush(flushToDisk: true);
        }
        // The name changes hands at once: a reader sees the old text or the new one.
        File.Move(newer, FilePath, overwrite: true);
    }

    private FileStream Lock()
    {
        Directory.CreateDirectory(folder);
        return new FileStream(FilePath + ".lock", OwnerOnly(FileMode.OpenOrCreate));
    }

    /// <summary>How a file is made or opened to be written by one at a time: on a system with file modes, for its owner only.
    /// </summary>
    internal static FileStreamOptions OwnerOnly(FileMode mode)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.Write, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return options;
    }
}
