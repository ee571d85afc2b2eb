namespace WacMirror.Lab.Wsman.Injection;

/// <summary>Which requests meet an effect. What is null or left out matches everything.</summary>
/// <param name="Effect">What they meet.</param>
public sealed record FaultRule(WireEffect Effect)
{
    public WireOperation? Operation { get; init; }

    /// <summary>The class that the request names, in its URI or its WQL; without case. A Pull and a Release name
    /// none.</summary>
    public string? ClassName { get; init; }

    /// <summary>The method of an Invoke; without case.</summary>
    public string? Method { get; init; }

    /// <summary>How many matching requests pass first: 2 lets the third be the first to meet the effect.</summary>
    public int Skip { get; init; }

    /// <summary>How many meet it after those; then the rule is used up.</summary>
    public int Times { get; init; } = int.MaxValue;

    internal bool Matches(RequestTraits request) =>
        (Operation is null || Operation == request.Operation)
        && (ClassName is null || ClassName.Equals(request.ClassName, StringComparison.OrdinalIgnoreCase))
        && (Method is null || Method.Equals(request.Method, StringComparison.OrdinalIgnoreCase));
}
