using System.Globalization;
using WacMirror.Core.Policies;

namespace WacMirror.Gateway.Configuration.Validating;

/// <summary>Holds the limits to what a node can bear.</summary>
internal static class LimitsValidator
{
    public static string OperationsRule { get; } = $"a whole number from 1 to {LimitsConfig.MaxOperations}";

    public static IEnumerable<FieldError> Check(ClusterConfig config)
    {
        if (config.Limits.Operations is < 1 or > LimitsConfig.MaxOperations)
            yield return new FieldError(
                "limits.operations", config.Limits.Operations.ToString(CultureInfo.InvariantCulture), OperationsRule);
    }
}
