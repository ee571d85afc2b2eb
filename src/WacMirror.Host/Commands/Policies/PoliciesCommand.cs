using System.CommandLine;
using WacMirror.Gateway.Api.Policies;

namespace WacMirror.Host.Commands.Policies;

/// <summary>Works on the policies of a running WacMirror, as files.</summary>
internal static class PoliciesCommand
{
    public static Command Create() =>
        new("policies", "Lists, shows, applies, undoes and exports policies of a running WacMirror. " + ExitCodes.Help)
        {
            List(),
            Show(),
            ApplyPolicyCommand.Create(),
            Undo(),
            Export(),
        };

    private static Command List()
    {
        var command = new Command("list", "Lists the policies and how it stands with each.");
        new ServerOptions().Guard(command, async (client, _, output, cancellationToken) =>
        {
            var list = await client.ListAsync(cancellationToken);
            if (list.Halted is { } why)
                await output.WriteLineAsync($"Nothing is enforced: {why}");
            foreach (var policy in list.Items)
                await output.WriteLineAsync(PolicyLine.Of(policy));
            return ExitCodes.Done;
        });
        return command;
    }

    private static Command Show() => Named(
        "show", "Shows a policy as the API answers it.", async (client, policy, output, cancellationToken) =>
            output.WriteJson(await client.AskAsync<PolicyView>(HttpMethod.Get, $"/{policy.Id}", null, cancellationToken)));

    private static Command Export() => Named(
        "export", "Writes a policy's document, fit to be applied elsewhere.", async (client, policy, output, cancellationToken) =>
        {
            var view = await client.AskAsync<PolicyView>(HttpMethod.Get, $"/{policy.Id}", null, cancellationToken);
            // Id, cluster and revision belong to this installation.
            output.WriteJson(view.Document.EnumerateObject()
                .Where(member => member.Name is not ("id" or "cluster" or "revision"))
                .ToDictionary(member => member.Name, member => member.Value));
        });

    private static Command Undo() => Named(
        "undo", "Switches a policy off and restores what it changed.", async (client, policy, output, cancellationToken) =>
        {
            var view = await client.AskAsync<PolicyView>(
                HttpMethod.Post, $"/{policy.Id}/undo?revision={policy.Revision}", null, cancellationToken);
            await output.WriteLineAsync(PolicyLine.Of(view.Policy));
        });

    private static Command Named(
        string name, string description, Func<ServerClient, PolicySummary, TextWriter, CancellationToken, Task> run)
    {
        var policy = new Argument<string>("policy") { Description = "The policy's name or id." };
        var command = new Command(name, description) { Arguments = { policy } };
        new ServerOptions().Guard(command, async (client, result, output, cancellationToken) =>
        {
            var asked = result.GetRequiredValue(policy);
            if (await client.FindAsync(asked, cancellationToken) is not { } found)
            {
                await result.InvocationConfiguration.Error.WriteLineAsync($"There is no policy '{asked}'.");
                return ExitCodes.Unknown;
            }
            await run(client, found, output, cancellationToken);
            return ExitCodes.Done;
        });
        return command;
    }
}
