namespace WacMirror.Lab.Wsman.Injection;

/// <summary>What goes wrong with a node's jobs.</summary>
public enum JobFault
{
    None,

    /// <summary>The job runs for ever and changes nothing.</summary>
    Hangs,

    /// <summary>The job completes without an error and has changed nothing.</summary>
    ClaimsSuccess,

    /// <summary>The job ends with an error and has changed everything all the same.</summary>
    ClaimsFailure,
}
