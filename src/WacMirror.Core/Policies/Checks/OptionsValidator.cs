using WacMirror.Core.Policies.Documents;
using WacMirror.Core.Topology;

namespace WacMirror.Core.Policies.Checks;

/// <summary>Refuses options that cannot both be meant.</summary>
internal static class OptionsValidator
{
    public static IEnumerable<FieldError> Check(MirrorPolicy policy)
    {
        if (policy is { Mode: PolicyMode.Observe, Colocate: Colocation.Hold })
            yield return Contradiction("hold", "off or propose: a policy that observes makes no rule");
        if (policy.Colocate != Colocation.Off && IsWithoutMachines(policy.Sources))
            yield return Contradiction(Words<Colocation>.Of(policy.Colocate), "off: none of the sources belongs to a machine, which a rule could keep");
        if (policy.Colocate != Colocation.Off && policy.Destinations is { IsEmpty: false } groups
            && groups.All(group => IsWithoutMachines(group.Selector)))
            yield return Contradiction(Words<Colocation>.Of(policy.Colocate), "off: no destination belongs to a machine, which a rule could keep");
    }

    private static FieldError Contradiction(string value, string allowed) =>
        new("colocate", value, allowed) { Kind = FieldErrorKinds.Contradiction };

    private static bool IsWithoutMachines(Selector selector) =>
        !selector.Any.IsEmpty
        && selector.Any.All(term => term.Kind is AdapterKind.ManagementNic or AdapterKind.Uplink);
}
