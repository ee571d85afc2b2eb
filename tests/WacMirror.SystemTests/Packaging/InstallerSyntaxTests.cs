using WacMirror.SystemTests.Kit;

namespace WacMirror.SystemTests.Packaging;

/// <summary>Holds the installer to what Windows PowerShell 5.1 reads and has; PowerShell 7 would take more.</summary>
internal sealed class InstallerSyntaxTests
{
    /// <summary>Writes one line for each thing in the script that 5.1 has not: syntax, then commands.</summary>
    private const string Check = """
        $tokens = $null; $errors = $null
        $ast = [System.Management.Automation.Language.Parser]::ParseFile($args[0], [ref] $tokens, [ref] $errors)
        foreach ($e in $errors) { "line $($e.Extent.StartLineNumber): $($e.Message)" }
        $newer = 'QuestionQuestion', 'QuestionQuestionEquals', 'QuestionDot', 'QuestionLBracket', 'AndAnd', 'OrOr', 'Clean'
        foreach ($t in $tokens) { if ("$($t.Kind)" -in $newer) { "line $($t.Extent.StartLineNumber): $($t.Text)" } }
        $found = { param($a) $a.GetType().Name -in 'TernaryExpressionAst', 'PipelineChainAst' }
        foreach ($a in $ast.FindAll($found, $true)) { "line $($a.Extent.StartLineNumber): $($a.Extent.Text)" }
        $own = $ast.FindAll({ param($a) $a -is [System.Management.Automation.Language.FunctionDefinitionAst] }, $true).Name
        $old = 'Add-Type', 'ConvertTo-Json', 'ForEach-Object', 'Get-AuthenticodeSignature', 'Get-ChildItem', 'Get-Item',
            'Get-Service', 'Join-Path', 'New-Object', 'Restart-Service', 'Select-Object', 'Set-StrictMode', 'Sort-Object',
            'Test-Path', 'Where-Object', 'Write-Information', 'Write-Verbose', 'Write-Warning'
        $parameters = 'Parallel', 'AsHashtable', 'AdditionalChildPath', 'AsArray', 'EnumsAsStrings', 'Top', 'Bottom', 'Stable'
        foreach ($c in $ast.FindAll({ param($a) $a -is [System.Management.Automation.Language.CommandAst] }, $true)) {
            $name = $c.GetCommandName()
            if ($name -notin $own -and $name -notin $old) { "line $($c.Extent.StartLineNumber): command $name" }
            foreach ($p in $c.CommandElements) {
                if ($p -is [System.Management.Automation.Language.CommandParameterAst] -and $p.ParameterName -in $parameters) {
                    "line $($p.Extent.StartLineNumber): -$($p.ParameterName)"
                }
            }
        }
        """;

    private static string Script => Repository.File("gateway-plugin", "Install-WacMirror.ps1");

    [SetUp]
    public Task NeedPowerShell() => PowerShellTool.RequireAsync();

    [Test]
    public async Task Installer_Script_UsesNothingThatWindowsPowerShellLacks()
    {
        var run = await PowerShellTool.CommandAsync(Check, Script);
        Assert.Multiple(() =>
        {
            Assert.That(run.Output, Is.Empty);
            Assert.That(run.Errors, Is.Empty);
        });
    }

    [TestCase("$a = $b ? 1 : 2")]
    [TestCase("$a = $b ?? 2")]
    [TestCase("$a ??= 2")]
    [TestCase("${a}?.Length")]
    [TestCase("Test-Path x && Test-Path y")]
    [TestCase("1, 2 | ForEach-Object -Parallel { $_ }")]
    [TestCase("Test-Json '{}'")]
    [TestCase("Join-Path a b -AdditionalChildPath c")]
    [TestCase("if (")]
    public async Task Check_NewerSyntaxOrCommand_IsFound(string line)
    {
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, line);
        var run = await PowerShellTool.CommandAsync(Check, file);
        File.Delete(file);
        Assert.That(run.Output, Does.StartWith("line 1: "), run.Errors);
    }

    [Test]
    public void Installer_Script_IsAscii() => Assert.That(
        File.ReadAllBytes(Script).Where(letter => letter > 126),
        Is.Empty,
        "Windows PowerShell reads a script without a mark in the machine's own code page");
}
