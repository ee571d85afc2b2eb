using System.Text.Json;

namespace WacMirror.Tests.Kit;

/// <summary>Reads what the API answered, and fails with its text where it is something else.</summary>
internal static class ApiAnswers
{
    public static async Task<JsonElement> BodyAsync(this Task<HttpResponseMessage> sent, int status = 200)
    {
        using var response = await sent;
        var text = await response.Content.ReadAsStringAsync();
        Assert.That((int)response.StatusCode, Is.EqualTo(status), text);
        return JsonDocument.Parse(text).RootElement;
    }

    public static async Task<JsonElement> ErrorAsync(this Task<HttpResponseMessage> sent, int status, string kind)
    {
        using var response = await sent;
        var text = await response.Content.ReadAsStringAsync();
        Assert.That((int)response.StatusCode, Is.EqualTo(status), text);
        Assert.That(response.Content.Headers.ContentType?.MediaType, Is.EqualTo("application/problem+json"));
        var problem = JsonDocument.Parse(text).RootElement;
        Assert.That(problem.Text("type"), Is.EqualTo("urn:wacmirror:error:" + kind), text);
        return problem;
    }

    public static string? Text(this JsonElement element, string name) => element.GetProperty(name).GetString();

    public static int Count(this JsonElement element, string name) => element.GetProperty(name).GetInt32();
}
