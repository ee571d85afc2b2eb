namespace WacMirror.Lab.Cluster.Jobs;

/// <summary>Why a job failed.</summary>
/// <param name="Code">One of <see cref="ReturnCode"/>.</param>
/// <param name="Description">For a person.</param>
internal sealed record JobError(ushort Code, string Description);
