using Microsoft.IdentityModel.Tokens;

namespace WacMirror.Gateway.Security.Forwarded;

/// <summary>Why a token is refused.</summary>
public enum TokenRefusal
{
    /// <summary>It is no token of ours at all.</summary>
    Malformed,

    /// <summary>Its signature is not that of the shared key.</summary>
    Forged,

    /// <summary>Its time is over, or not yet come.</summary>
    Expired,

    /// <summary>It is for another installation.</summary>
    WrongAudience,

    /// <summary>It is for another method or address.</summary>
    OtherRequest,

    /// <summary>It was used before.</summary>
    Replayed,
}

internal static class TokenRefusals
{
    public static TokenRefusal Of(Exception error) => error switch
    {
        SecurityTokenInvalidLifetimeException or SecurityTokenExpiredException or SecurityTokenNoExpirationException
            => TokenRefusal.Expired,
        SecurityTokenInvalidAudienceException => TokenRefusal.WrongAudience,
        // Another algorithm, none among them, is a signature that cannot be this key's.
        SecurityTokenInvalidSignatureException or SecurityTokenInvalidAlgorithmException => TokenRefusal.Forged,
        _ => TokenRefusal.Malformed,
    };

    /// <summary>The stable code.</summary>
    public static string Code(this TokenRefusal refusal) => refusal switch
    {
        TokenRefusal.Forged => "gateway-token-forged",
        TokenRefusal.Expired => "gateway-token-expired",
        TokenRefusal.WrongAudience => "gateway-token-audience",
        TokenRefusal.OtherRequest => "gateway-token-other-request",
        TokenRefusal.Replayed => "gateway-token-replayed",
        _ => "gateway-token-malformed",
    };
}
