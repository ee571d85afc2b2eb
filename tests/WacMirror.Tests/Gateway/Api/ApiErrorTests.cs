using WacMirror.Core.Reconciling;
using WacMirror.Gateway.Api.Errors;

namespace WacMirror.Tests.Gateway.Api;

public sealed class ApiErrorTests
{
    [TestCase(NodeFault.Busy, 503, "node-busy")]
    [TestCase(NodeFault.CertificateRejected, 502, "node-certificate-rejected")]
    [TestCase(NodeFault.AuthenticationFailed, 502, "node-authentication-failed")]
    [TestCase(NodeFault.TimedOut, 504, "node-timed-out")]
    [TestCase(NodeFault.NotFound, 409, "node-not-found")]
    [TestCase(NodeFault.NotConnected, 409, "not-mirrorable")]
    public void FaultOfANode_HasItsStatusAndType(NodeFault fault, int status, string kind)
    {
        var error = ApiError.From(new NodeException(fault, "HV01", "Query X", "detail"));
        Assert.Multiple(() =>
        {
            Assert.That(error.Status, Is.EqualTo(status));
            Assert.That(error.Type, Is.EqualTo(ApiError.TypePrefix + kind));
            Assert.That(error.Node, Is.EqualTo("HV01"));
            Assert.That(error.Detail, Does.Contain("Query X").And.Contain("detail"));
        });
    }
}
