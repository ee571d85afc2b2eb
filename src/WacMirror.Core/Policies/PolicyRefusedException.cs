using System.Collections.Immutable;

namespace WacMirror.Core.Policies;

/// <summary>A policy that cannot be stored, with everything that is wrong with it. Nothing was changed.</summary>
public sealed class PolicyRefusedException : Exception
{
    public PolicyRefusedException(ImmutableArray<FieldError> errors)
        : base(string.Join(Environment.NewLine, errors)) => Errors = errors;

    public PolicyRefusedException()
        : this([])
    {
    }

    public PolicyRefusedException(string message)
        : base(message)
    {
    }

    public PolicyRefusedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public ImmutableArray<FieldError> Errors { get; } = [];
}
