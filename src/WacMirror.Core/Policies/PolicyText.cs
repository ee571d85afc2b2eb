using WacMirror.Core.Policies.Documents;

namespace WacMirror.Core.Policies;

/// <summary>A policy as the store keeps it: everything that it is, on one line. What was stored is read as it is, whatever
/// later rules say of it.</summary>
public static class PolicyText
{
    public static string Write(MirrorPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        return PolicyWriter.Write(policy, isStored: true);
    }

    /// <exception cref="PolicyRefusedException">The text was not written by <see cref="Write"/>.</exception>
    public static MirrorPolicy Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var root = DocumentParser.Parse(text);
        var errors = new DocumentErrors();
        var member = errors.Members(root, PolicyFields.Stored);
        foreach (var name in (string[])["id", "cluster", "revision", "origin"])
            errors.Require(member(name), "the member that every stored policy has");
        var policy = PolicyReader.Read(errors, member) with
        {
            Origin = errors.Choice<PolicyOrigin>(member("origin")) ?? PolicyOrigin.Document,
        };
        return errors.All.Count == 0 ? policy : throw new PolicyRefusedException([.. errors.All]);
    }
}
