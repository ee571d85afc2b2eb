using System.Text;
using WacMirror.Host.Probe;

namespace WacMirror.Host.Commands;

/// <summary>A report for people, as Markdown.</summary>
internal static class ProbeText
{
    public static string Of(ProbeReport report)
    {
        var text = new StringBuilder()
            .AppendLine($"# Probe of {report.Node}")
            .AppendLine()
            .AppendLine($"- Windows: {report.Windows}")
            .AppendLine($"- address: {report.Address}, as {report.Identity}")
            .AppendLine($"- at: {report.At:yyyy-MM-dd HH:mm:ss}Z, WacMirror {report.Version}")
            .AppendLine("- nothing was changed")
            .AppendLine()
            .AppendLine("| lab note | verdict |")
            .AppendLine("|---|---|");
        foreach (var finding in report.Findings)
            text.AppendLine($"| [{finding.Id}](#{finding.Id}) | {Word(finding.Answer.Verdict)} |");
        foreach (var finding in report.Findings)
        {
            text.AppendLine().AppendLine($"## {finding.Id}").AppendLine();
            text.AppendLine($"{finding.Assumption} **{Word(finding.Answer.Verdict)}**").AppendLine();
            foreach (var line in finding.Answer.Seen)
                text.AppendLine($"- {line}");
            foreach (var question in finding.Asked)
                text.AppendLine($"- asked {question.Namespace}: `{question.Wql}`: {question.Answer}");
        }
        return text.ToString();
    }

    private static string Word(ProbeVerdict verdict) => verdict switch
    {
        ProbeVerdict.Confirmed => "confirmed",
        ProbeVerdict.Contradicted => "contradicted",
        _ => "not decidable here",
    };
}
