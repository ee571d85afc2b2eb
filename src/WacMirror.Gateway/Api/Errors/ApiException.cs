namespace WacMirror.Gateway.Api.Errors;

/// <summary>Ends a request with an <see cref="ApiError"/>.</summary>
public sealed class ApiException : Exception
{
    public ApiException(ApiError error)
        : base(error?.Detail) => Error = error ?? throw new ArgumentNullException(nameof(error));

    public ApiException()
        : this(string.Empty)
    {
    }

    public ApiException(string message)
        : this(ApiError.Of(400, "refused", "Refused", message))
    {
    }

    public ApiException(string message, Exception innerException)
        : base(message, innerException) => Error = ApiError.Of(400, "refused", "Refused", message);

    public ApiError Error { get; }
}
