using System.Collections.Immutable;
using WacMirror.Core.Planning;

namespace WacMirror.Gateway.Engine.Policies;

/// <summary>The findings of the plan and of the coverage as one list, the same one while both are. One owner.</summary>
internal sealed class BoardFindings
{
    private ImmutableArray<Finding> planned = [];
    private ImmutableArray<Finding> judged = [];
    private ImmutableArray<Finding> all = [];

    public ImmutableArray<Finding> Of(ImmutableArray<Finding> ofPlan, ImmutableArray<Finding> ofCoverage)
    {
        if (ofPlan == planned && ofCoverage == judged)
            return all;
        var isSame = ofPlan.SequenceEqual(planned) && ofCoverage.SequenceEqual(judged);
        (planned, judged) = (ofPlan, ofCoverage);
        return isSame ? all : all = [.. ofPlan, .. ofCoverage];
    }
}
