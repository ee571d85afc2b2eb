using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using WacMirror.Lab.Wsman.Security;

namespace WacMirror.Lab.Cluster;

/// <summary>What a lab is started with besides its topology.</summary>
public sealed record LabOptions
{
    public TimeProvider Time { get; init; } = TimeProvider.System;

    public ILoggerFactory Loggers { get; init; } = NullLoggerFactory.Instance;

    /// <summary>Chooses the traffic; the same seed gives the same flows.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>What every node asks of its callers.</summary>
    public NodeSecurity Security { get; init; } = NodeSecurity.Default;

    public LabBehavior Behavior { get; init; } = LabBehavior.Default;
}
