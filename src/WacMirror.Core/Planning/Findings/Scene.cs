namespace WacMirror.Core.Planning.Findings;

/// <summary>What findings follow from: the decisions are made, and nothing here changes them. Old readings are left alone:
/// of a silent node only its silence is found.</summary>
internal sealed record Scene(
    Survey Survey,
    PolicyCase[] Policies,
    RolePlan Roles,
    TrunkPlan Trunks,
    CapturePlan Captures,
    LedgerIndex Ledger,
    ClaimSets Sets,
    PlanDraft Draft)
{
    /// <summary>Those in force, whether they write or only look.</summary>
    public IEnumerable<PolicyCase> InForce => Policies.Where(policy => policy.IsInForce);

    /// <summary>One concern after the other.</summary>
    public void Find()
    {
        SelectorFindings.Find(this);
        NodeFindings.Find(this);
        DuplicateFindings.Find(this);
        ConnectionFindings.Find(this);
        SriovFindings.Find(this);
        ExtensionFindings.Find(this);
        DestinationFindings.Find(this);
        LeakFindings.Find(this);
        ObservedFindings.Find(this);
        ColocationFindings.Find(this);
    }
}
