using System.Text.RegularExpressions;
using Mono.Cecil.Cil;
using WacMirror.Core.Reconciling;
using WacMirror.Gateway.Api.Errors;
using WacMirror.Tests.Architecture;

namespace WacMirror.Tests.Packaging;

/// <summary>The troubleshooting table of the plug-in's README tells every code that can be answered, and no other.</summary>
internal sealed partial class TroubleshootingTests
{
    [Test]
    public void Table_Rows_AreTheCodesThatThereAre() =>
        Assert.That(Rows(), Is.EquivalentTo(Codes().Where(code => !IsInFamily(code)).Append("invalid-*")));

    [Test]
    public void Table_RowsOfNodes_AreTheFaultsThatThereAre() => Assert.That(
        Rows().Where(row => row.StartsWith("node-", StringComparison.Ordinal) || row == "not-mirrorable"),
        Is.EquivalentTo(Faults()));

    /// <summary>Named after the field; the rows of whole documents stand for themselves.</summary>
    private static bool IsInFamily(string code) =>
        code.StartsWith("invalid-", StringComparison.Ordinal) && !WholeDocuments.Contains(code);

    private static readonly string[] WholeDocuments = ["invalid-policy", "invalid-cluster", "invalid-apply", "invalid-adoption"];

    private static string[] Rows() =>
    [
        .. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "plugin-readme.md"))
            .Select(line => Row().Match(line))
            .Where(match => match.Success)
            .Select(match => match.Groups[1].Value),
    ];

    private static IEnumerable<string> Faults() => Enum.GetValues<NodeFault>()
        .Select(fault => ApiError.From(new NodeException(fault, "HV01", "read", "detail")).Type[ApiError.TypePrefix.Length..]);

    private static HashSet<string> Codes() => [.. Assemblies.SelectMany(Written), .. Faults()];

    private static readonly string[] Assemblies =
        ["WacMirror.Gateway", "WacMirror.GatewayPlugin", "WacMirror.GatewayPlugin.Pipeline"];

    /// <summary>In code a code follows its status, or is what several mistakes at once are called.</summary>
    private static IEnumerable<string> Written(string assembly)
    {
        using var read = TypeUses.Load(assembly);
        return
        [
            .. read.MainModule.GetTypes()
                .SelectMany(type => type.Methods)
                .Where(method => method.HasBody)
                .SelectMany(method => method.Body.Instructions)
                .Where(instruction => instruction.OpCode == OpCodes.Ldstr && IsCode((string)instruction.Operand))
                .Where(instruction => Status(instruction.Previous) is >= 400 and < 600
                    || instruction.Operand is "body-too-large" or "malformed-body"
                    || ((string)instruction.Operand).StartsWith("plugin-", StringComparison.Ordinal)
                    || WholeDocuments.Contains((string)instruction.Operand))
                .Select(instruction => (string)instruction.Operand),
        ];
    }

    private static bool IsCode(string text) => Code().IsMatch(text);

    private static int? Status(Instruction? before) =>
        before?.OpCode == OpCodes.Ldc_I4 ? (int)before.Operand : null;

    [GeneratedRegex("^[a-z]+(-[a-z]+)*$")]
    private static partial Regex Code();

    [GeneratedRegex(@"^\| `([a-z*-]+)` \|")]
    private static partial Regex Row();
}
