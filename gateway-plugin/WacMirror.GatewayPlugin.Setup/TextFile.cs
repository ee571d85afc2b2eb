using System.Text;

namespace WacMirror.GatewayPlugin.Setup;

/// <summary>A text file as it was read: its bytes, what they say, and how they say it.</summary>
internal sealed class TextFile
{
    private static readonly Encoding[] Marked = [new UTF8Encoding(true, true), new UnicodeEncoding(false, true, true)];

    private readonly Encoding encoding;
    private readonly bool isMarked;

    private TextFile(string path, byte[] bytes, Encoding encoding, bool isMarked)
    {
        Path = path;
        Bytes = bytes;
        this.encoding = encoding;
        this.isMarked = isMarked;
        var mark = isMarked ? encoding.GetPreamble().Length : 0;
        Text = encoding.GetString(bytes, mark, bytes.Length - mark);
    }

    public string Path { get; }

    public byte[] Bytes { get; }

    public string Text { get; }

    /// <summary>Reads UTF-8, and UTF-16 where a mark says so, which Windows PowerShell likes to write.</summary>
    /// <exception cref="SetupException">There is no such file, or it is not text.</exception>
    public static TextFile Read(string path)
    {
        try
        {
            var bytes = File.ReadAllBytes(path);
            var marked = Array.Find(Marked, one => bytes.Take(one.GetPreamble().Length).SequenceEqual(one.GetPreamble()));
            return new TextFile(path, bytes, marked ?? new UTF8Encoding(false, true), marked is not null);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or DecoderFallbackException)
        {
            throw new SetupException($"'{path}' cannot be read: {error.Message}", error);
        }
    }

    /// <summary>Another text in the form of this file.</summary>
    public byte[] Encode(string text)
    {
        var body = encoding.GetBytes(text);
        return isMarked ? [.. encoding.GetPreamble(), .. body] : body;
    }
}
