namespace WacMirror.Lab.Wsman.Injection;

/// <summary>What a node does to a request instead of answering it.</summary>
public enum WireEffect
{
    /// <summary>Resets the connection before anything is done.</summary>
    ResetBeforeWork,

    /// <summary>Does what was asked, then resets the connection without an answer.</summary>
    ResetAfterWork,

    /// <summary>Does what was asked, and resets the connection in the middle of the answer's body.</summary>
    ResetInBody,

    /// <summary>Does what was asked, sends half of the announced Content-Length and closes the connection.</summary>
    ShortBody,

    /// <summary>Does what was asked, and closes the connection in the middle of a chunk.</summary>
    CutChunk,

    /// <summary>Does what was asked; HTTP is in order, and the XML ends in the middle.</summary>
    CutText,

    /// <summary>Does what was asked; HTTP is in order, and the body is no XML.</summary>
    Garbage,

    /// <summary>401, and the connection has to sign in anew.</summary>
    Unauthorized,

    /// <summary>503 with HTML instead of SOAP, as the HTTP layer of Windows answers while WinRM is not there.</summary>
    Unavailable,

    /// <summary>The fault for too many operations at once.</summary>
    Quota,

    /// <summary>The fault for an operation that took longer than its OperationTimeout, at once.</summary>
    TimedOut,

    /// <summary>The fault for a caller without rights.</summary>
    AccessDenied,

    /// <summary>Never answers; ends when the client leaves or the server stops.</summary>
    Hang,
}
