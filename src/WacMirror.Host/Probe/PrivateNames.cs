using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using WacMirror.Cim;

namespace WacMirror.Host.Probe;

/// <summary>Collects the names that people gave to things, and replaces them: the same name by the same word everywhere
/// in a report, GUIDs by numbered ones.</summary>
internal sealed partial class PrivateNames
{
    private static readonly ImmutableArray<string> NamingProperties =
        ["ElementName", "Name", "OwnerNode", "SystemName", "LastKnownSwitchName"];

    private readonly SortedDictionary<string, string> words = new(LongestFirst);
    private readonly Dictionary<Guid, Guid> ids = [];

    public void Add(IEnumerable<string?> names)
    {
        foreach (var name in names)
            if (!string.IsNullOrWhiteSpace(name) && !Guid.TryParse(name, out _) && !words.ContainsKey(name))
                words.Add(name, string.Create(CultureInfo.InvariantCulture, $"name-{words.Count + 1}"));
    }

    /// <summary>Takes the names out of rows. Of extensions they are products' and tell nothing of anyone; counters'
    /// names are made of names that are known already.</summary>
    public void AddFrom(string className, IEnumerable<CimObject> rows)
    {
        if (className.Contains("Extension", StringComparison.Ordinal)
            || className.StartsWith("Win32_Perf", StringComparison.Ordinal))
            return;
        foreach (var row in rows)
            Add(NamingProperties.Select(row.Text));
    }

    public ProbeReport Hide(ProbeReport report) => report with
    {
        Node = Hide(report.Node),
        Address = Hide(report.Address),
        Identity = Hide(report.Identity),
        Findings =
        [
            .. report.Findings.Select(finding => finding with
            {
                Answer = finding.Answer with { Seen = [.. finding.Answer.Seen.Select(Hide)] },
                Asked = [.. finding.Asked.Select(question => question with { Answer = Hide(question.Answer) })],
            }),
        ],
    };

    private string Hide(string text)
    {
        // A large node has thousands of names, and hardly any is in one text.
        foreach (var (name, word) in words.Where(pair => text.Contains(pair.Key, StringComparison.OrdinalIgnoreCase)))
            // A short name shall not take letters out of the middle of a word.
            text = Regex.Replace(
                text, $"(?<![A-Za-z0-9]){Regex.Escape(name)}(?![A-Za-z0-9])", word, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
        return Id().Replace(text, match =>
        {
            var id = Guid.Parse(match.Value);
            if (!ids.TryGetValue(id, out var known))
                ids.Add(id, known = new Guid(ids.Count + 1, 0, 0, new byte[8]));
            return known.ToString("D");
        });
    }

    /// <summary>So that "HV01-backup" is not taken for "HV01" and the rest.</summary>
    private static readonly Comparer<string> LongestFirst = Comparer<string>.Create((left, right) =>
        left.Length != right.Length
            ? right.Length.CompareTo(left.Length)
            : StringComparer.OrdinalIgnoreCase.Compare(left, right));

    [GeneratedRegex("[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}", RegexOptions.CultureInvariant)]
    private static partial Regex Id();
}
