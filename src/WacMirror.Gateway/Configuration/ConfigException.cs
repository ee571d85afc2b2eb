using System.Collections.Immutable;
using WacMirror.Core.Policies;

namespace WacMirror.Gateway.Configuration;

/// <summary>A configuration that cannot be used, with everything that is wrong with it.</summary>
public sealed class ConfigException : Exception
{
    public ConfigException(ImmutableArray<FieldError> errors, Exception? innerException = null)
        : base(string.Join(Environment.NewLine, errors), innerException) => Errors = errors;

    public ConfigException()
        : this([])
    {
    }

    public ConfigException(string message)
        : base(message)
    {
    }

    public ConfigException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public ImmutableArray<FieldError> Errors { get; } = [];
}
