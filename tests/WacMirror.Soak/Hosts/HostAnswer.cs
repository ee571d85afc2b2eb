using System.Text.Json;

namespace WacMirror.Soak.Hosts;

/// <summary>What the host answered.</summary>
internal sealed record HostAnswer(int Status, string Text)
{
    public bool IsSuccess => Status is >= 200 and < 300;

    public JsonElement Json
    {
        get
        {
            using var document = JsonDocument.Parse(Text);
            return document.RootElement.Clone();
        }
    }
}
