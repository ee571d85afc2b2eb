using System.Collections.Immutable;

namespace WacMirror.Lab.Wsman.Queries;

/// <summary>A WHERE clause. Chains of AND and OR are flat, so that a long one does not nest.</summary>
internal abstract record WqlCondition
{
    private WqlCondition()
    {
    }

    public sealed record And(ImmutableArray<WqlCondition> Parts) : WqlCondition;

    public sealed record Or(ImmutableArray<WqlCondition> Parts) : WqlCondition;

    public sealed record Not(WqlCondition Part) : WqlCondition;

    public sealed record Compare(WqlColumn Column, WqlOperator Operator, WqlLiteral Literal) : WqlCondition;

    /// <summary>Two columns of one object, as only event queries compare them.</summary>
    public sealed record CompareColumns(WqlColumn Left, WqlOperator Operator, WqlColumn Right) : WqlCondition;

    public sealed record Like(WqlColumn Column, LikePattern Pattern) : WqlCondition;

    public sealed record IsNull(WqlColumn Column) : WqlCondition;

    public sealed record IsA(WqlColumn Column, string ClassName) : WqlCondition;
}
