using WacMirror.Core.Policies.Documents;

namespace WacMirror.Core.Policies;

/// <summary>The JSON Schema (draft 2020-12) of the policy document: for editors, and for who checks before posting. Made from
/// the same tables as the reader. It refuses nothing that <see cref="PolicyDocument"/> takes; what a schema cannot say
/// (that a time is in the future, that names differ) only the reader refuses.</summary>
public static class PolicySchema
{
    public static string Text { get; } = SchemaWriter.Write();
}
