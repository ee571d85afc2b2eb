namespace WacMirror.Gateway.Api.Errors;

/// <summary>Ends a request with an <see cref="ApiError"/>.</summary>
public sealed class ApiException : Exception
{
    public ApiException(ApiError error)
        : base(error?.Detail) => Error = error ?? throw new ArgumentNullException(nameof(error));

    public ApiException()
        : this(ApiError.Malformed(string.Empty))
    {
    }

    public ApiException(string message)
        : this(ApiError.Malformed(message))
    {
    }

    public ApiException(string message, Exception innerException)
        : base(message, innerException) => Error = ApiError.Malformed(message);

    public ApiError Error { get; }
}
