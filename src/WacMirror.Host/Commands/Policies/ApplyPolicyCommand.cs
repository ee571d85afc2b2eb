using System.CommandLine;
using System.Text.Json;
using WacMirror.Gateway.Api.Policies;

namespace WacMirror.Host.Commands.Policies;

/// <summary>Makes what a file says the policy of its name.</summary>
internal static class ApplyPolicyCommand
{
    public static Command Create()
    {
        var file = new Argument<FileInfo>("file") { Description = "The policy document." };
        var dryRun = new Option<bool>("--dry-run") { Description = "Says what would happen, and stores nothing." };
        var command = new Command(
            "apply", "Stores a policy document: as a new policy, or as the next revision of the one of its name.")
        {
            Arguments = { file },
            Options = { dryRun },
        };
        new ServerOptions().Guard(command, async (client, result, output, cancellationToken) =>
        {
            var text = await File.ReadAllTextAsync(result.GetRequiredValue(file).FullName, cancellationToken);
            // What cannot be read has no name that the cluster could know; the server says what is wrong with it.
            var known = NameOf(text) is { } name ? await client.FindAsync(name, cancellationToken) : null;
            if (result.GetValue(dryRun))
                return await PreviewAsync(client, known, text, result, cancellationToken);
            var view = known is null
                ? await client.AskAsync<PolicyView>(HttpMethod.Post, string.Empty, text, cancellationToken)
                : await client.AskAsync<PolicyView>(
                    HttpMethod.Put, $"/{known.Id}?revision={known.Revision}", text, cancellationToken);
            await output.WriteLineAsync(PolicyLine.Of(view.Policy));
            return ExitCodes.Done;
        });
        return command;
    }

    private static async Task<int> PreviewAsync(
        ServerClient client, PolicySummary? known, string text, ParseResult result, CancellationToken cancellationToken)
    {
        var preview = await client.AskAsync<PreviewView>(
            HttpMethod.Post, "/preview" + (known is null ? string.Empty : $"?policy={known.Id}"), text, cancellationToken);
        var output = result.InvocationConfiguration.Output;
        foreach (var member in preview.Members)
            await output.WriteLineAsync($"{member.Side}  {member.Adapter}  on {member.Adapter.Node ?? "no node"}");
        foreach (var step in preview.Steps)
            await output.WriteLineAsync($"{step.Reason}  {step.Setting.Key}  on {step.Node ?? "the cluster"}");
        foreach (var finding in preview.Findings)
            await output.WriteLineAsync($"{finding.Kind}  {finding.Text}");
        foreach (var error in preview.Errors)
            await result.InvocationConfiguration.Error.WriteLineAsync(error.ToString());
        return preview.Errors.IsEmpty ? ExitCodes.Done : ExitCodes.Invalid;
    }

    private static string? NameOf(string text)
    {
        try
        {
            var options = new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };
            using var document = JsonDocument.Parse(text, options);
            return document.RootElement.ValueKind == JsonValueKind.Object
                && document.RootElement.TryGetProperty("name", out var name) && name.ValueKind == JsonValueKind.String
                ? name.GetString()
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
