using WacMirror.Soak.Oracle;

namespace WacMirror.Soak.Operations;

/// <summary>The policy that a role set by hand is.</summary>
internal static class HandPolicies
{
    public static SoakPolicy Of(Guid id, string name, string adapter, int role, int session)
    {
        var only = new SoakSelector([new SoakTerm { AdapterId = adapter }], []);
        return role == RoleText.Source
            ? new SoakPolicy(id, name, only, []) { IsHand = true, Session = session }
            : new SoakPolicy(id, name, SoakSelector.Nothing, [only]) { IsHand = true, Session = session };
    }
}
