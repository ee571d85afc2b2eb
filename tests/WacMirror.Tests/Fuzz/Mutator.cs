using System.Collections.Immutable;
using System.Text;

namespace WacMirror.Tests.Fuzz;

/// <summary>Makes new inputs of kept ones: the same seed makes the same inputs.</summary>
internal sealed class Mutator(int seed, IReadOnlyList<string> corpus)
{
    /// <summary>An input grows no longer; what a bound needs to be reached has files of its own.</summary>
    private const int MaxLength = 40_000;

    /// <summary>What parsers of XML, of WQL and of paths look for.</summary>
    private static readonly ImmutableArray<string> Words =
    [
        "<", ">", "/>", "</", "<![CDATA[", "]]>", "<!--", "-->", "<?x ?>", "<!DOCTYPE x [<!ENTITY a \"b\">]>", "&#0;", "&#xD800;",
        "&lt;", "&amp;", "&a;", "xmlns=\"\"", " xsi:nil=\"true\"", " a=\"1\" a=\"1\"", "\"", "'", "\\", "\0", "\uFFFF", "\uD800", "\uFEFF",
        "0", "-1", "18446744073709551616", "1e999", "PT0S", "P99999999999D", "uuid:", "true", "NULL",
        "SELECT * FROM ", " WHERE ", " AND ", " OR ", "NOT ", "(", ")", " LIKE '%", "[^", "[ -\uFFFE]", "_", "%", "]", " ISA ", " IS NOT NULL",
        " WITHIN 1", ".", ",", "=", "<>", "__InstanceModificationEvent", "TargetInstance", "__CLASS", "*", "root/virtualization/v2",
        "<INSTANCE CLASSNAME=\"X\">", "</INSTANCE>", "<PROPERTY NAME=\"P\" TYPE=\"uint8\">", "<VALUE.ARRAY>", "<VALUE>",
        "\r\n", "--Encrypted Boundary", ";Length=", "Content-Type: application/octet-stream\r\n",
    ];

    private readonly Random random = new(seed);

    /// <summary>The next input.</summary>
    public string Next()
    {
        var text = new StringBuilder(Pick(corpus));
        for (var steps = random.Next(1, 7); steps > 0; steps--)
            Change(text);
        return text.Length <= MaxLength ? text.ToString() : text.ToString(0, MaxLength);
    }

    private void Change(StringBuilder text)
    {
        var at = random.Next(text.Length + 1);
        var length = random.Next(Math.Min(text.Length - at, 1 << random.Next(12)) + 1);
        switch (random.Next(9))
        {
            case 0:
                text.Insert(at, (char)random.Next(random.Next(2) == 0 ? 128 : 0x10000));
                break;
            case 1 when at < text.Length:
                text[at] = (char)(text[at] ^ (1 << random.Next(16)));
                break;
            case 2:
                text.Remove(at, length);
                break;
            case 3:
                text.Insert(at, text.ToString(at, length));
                break;
            case 4:
                text.Length = at;
                break;
            case 5:
                Splice(text, at);
                break;
            case 6:
                Repeat(text, at);
                break;
            default:
                text.Insert(at, Pick(Words));
                break;
        }
    }

    /// <summary>A piece of another input.</summary>
    private void Splice(StringBuilder text, int at)
    {
        var other = Pick(corpus);
        var from = random.Next(other.Length + 1);
        text.Insert(at, other.AsSpan(from, random.Next(other.Length - from + 1)));
    }

    /// <summary>One word many times: nesting, and lists without an end.</summary>
    private void Repeat(StringBuilder text, int at)
    {
        var word = Pick(Words);
        text.Insert(at, word, random.Next(1, 1 << random.Next(1, 11)));
    }

    private T Pick<T>(IReadOnlyList<T> all) => all[random.Next(all.Count)];
}
