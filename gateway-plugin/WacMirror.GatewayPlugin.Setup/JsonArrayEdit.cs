using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace WacMirror.GatewayPlugin.Setup;

/// <summary>Adds an entry to an array of objects in a text, writes another in its place, and takes it out so that not
/// one character is left of it.</summary>
internal static class JsonArrayEdit
{
    /// <summary>The text with an entry more, behind the last one.</summary>
    public static string Append(string text, string path, JObject entry, string file)
    {
        var json = JsonText.Parse(text, file);
        var array = json.Get(path, file);
        var items = Items(json, path);
        var line = JsonLayout.LineEnd(text);
        if (items.Count == 0)
        {
            var outer = JsonLayout.IndentOfLine(text, array.Start);
            var inner = outer + JsonLayout.Unit(text);
            return text.Insert(array.Start + 1, line + inner + Write(entry, inner, text) + line + outer);
        }
        var last = items[items.Count - 1];
        var indent = JsonLayout.IndentOfLine(text, last.Start);
        var gap = new JsonGap(text, last.End, array.End - 1);
        var added = line + indent + Write(entry, indent, text);
        return gap.Comma is null
            ? text.Insert(gap.LastMark, added).Insert(last.End, ",")
            : text.Insert(gap.LastMark, added + ",");
    }

    /// <summary>The text with another object in the place of the one at the path.</summary>
    public static string Replace(string text, string path, JObject entry, string file)
    {
        var span = JsonText.Parse(text, file).Get(path, file);
        var indent = JsonLayout.IndentOfLine(text, span.Start);
        return text.Remove(span.Start, span.End - span.Start).Insert(span.Start, Write(entry, indent, text));
    }

    /// <summary>The text without an entry, as it was before <see cref="Append"/>.</summary>
    public static string Remove(string text, string path, int index, string file)
    {
        var json = JsonText.Parse(text, file);
        var array = json.Get(path, file);
        var items = Items(json, path);
        var entry = items[index];
        var start = JsonLayout.BeforeLineEnd(text, entry.Start);
        var end = index + 1 < items.Count ? items[index + 1].Start : array.End - 1;
        if (new JsonGap(text, entry.End, end).Comma is { } behind)
            return text.Remove(start, behind + 1 - start);
        if (index == 0)
        {
            var outer = JsonLayout.IndentOfLine(text, array.Start).Length;
            return text.Remove(start, JsonLayout.BehindLineEnd(text, entry.End, outer) - start);
        }
        var shorter = text.Remove(start, entry.End - start);
        return new JsonGap(text, items[index - 1].End, entry.Start).Comma is { } before ? shorter.Remove(before, 1) : shorter;
    }

    private static List<JsonSpan> Items(JsonText json, string path)
    {
        var items = new List<JsonSpan>();
        while (json.Find($"{path}[{items.Count}]") is { } item)
            items.Add(item);
        return items;
    }

    private static string Write(JObject entry, string indent, string like)
    {
        using var writer = new StringWriter { NewLine = "\n" };
        using (var json = new JsonTextWriter(writer) { Formatting = Formatting.Indented })
        {
            var unit = JsonLayout.Unit(like);
            json.IndentChar = unit[0];
            json.Indentation = unit.Length;
            entry.WriteTo(json);
        }
        return writer.ToString().Replace("\r\n", "\n").Replace("\n", JsonLayout.LineEnd(like) + indent);
    }
}
