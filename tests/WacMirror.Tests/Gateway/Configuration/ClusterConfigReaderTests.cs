using WacMirror.Core.Policies;
using WacMirror.Gateway.Configuration;
using WacMirror.Gateway.Configuration.Reading;
using WacMirror.Gateway.Engine;

namespace WacMirror.Tests.Gateway.Configuration;

internal sealed class ClusterConfigReaderTests
{
    [Test]
    public void Read_NameAndNodesAlone_HasSensibleDefaults()
    {
        var config = ClusterConfigReader.Read("""{ "name": "HV Cluster 1", "nodes": [ { "name": "HV01" } ] }""");
        Assert.Multiple(() =>
        {
            Assert.That(config.Id, Is.EqualTo("hv-cluster-1"));
            Assert.That(config.Kind, Is.EqualTo(ClusterKind.FailoverCluster));
            Assert.That(config.Protocol, Is.EqualTo(WsmanProtocol.Http));
            Assert.That(config.Scheme, Is.EqualTo(AuthenticationScheme.Negotiate));
            Assert.That(config.Credential.From, Is.EqualTo(CredentialSource.Process));
            Assert.That(config.Trust.By, Is.EqualTo(TrustSource.System));
            Assert.That(config.Transport, Is.Null);
            Assert.That(config.Limits.Operations, Is.EqualTo(6));
        });
    }

    [Test]
    public void Read_Basic_GoesOverHttpsByDefault() => Assert.That(
        ClusterConfigReader.Read("""
            { "name": "A", "nodes": [ { "name": "HV01" } ], "scheme": "basic", "credential": { "from": "file", "file": "a" } }
            """).Protocol,
        Is.EqualTo(WsmanProtocol.Https));

    [Test]
    public void Read_WithManyMistakes_TellsAllAtOnceEachWithItsPlace()
    {
        var errors = Errors("""
            {
              "name": "A",
              "colour": "red",
              "kind": "farm", // a comment is fine
              "nodes": [ { "name": "HV01", "port": 70000 }, { "name": "hv01", "address": "http://x" } ],
              "limits": { "operations": "many" },
              "trust": { "by": "pinned", "sha256": "12" },
            }
            """);
        Assert.That(errors.Select(error => (error.Field, error.Line, error.Column)), Is.EquivalentTo(new[]
        {
            ("colour", (int?)3, (int?)3),
            ("kind", 4, 3),
            ("nodes[0].port", 5, 32),
            ("nodes[1].name", 5, 51),
            ("nodes[1].address", 5, 67),
            ("limits.operations", 6, 15),
            ("trust.by", 7, 14),
            ("trust.sha256", 7, 30),
        }));
        Assert.That(errors.Single(error => error.Field == "kind"), Has.Property("Value").EqualTo("farm")
            .And.Property("Allowed").EqualTo("failoverCluster, servers"));
    }

    [TestCase("""{ "name": "A", "nodes": [ { "name": "N" } ], "password": "hunter2" }""")]
    [TestCase("""{ "name": "A", "nodes": [ { "name": "N" } ], "credential": { "from": "file", "file": "x", "password": "hunter2" } }""")]
    [TestCase("""{ "name": "A", "nodes": [ { "name": "N" } ], "credential": { "from": "environment", "userVariable": "WACMIRROR_U", "passwordVariable": "hunter2" } }""")]
    [TestCase("""{ "name": "A", "nodes": [ { "name": "N" } ], "credential": "hunter2" }""")]
    [TestCase("""{ "name": "A", "nodes": [ hunter2 ] }""")]
    public void Read_ASecretInTheWrongPlace_IsRefusedAndNotRepeated(string json)
    {
        var error = Assert.Throws<ConfigException>(() => ClusterConfigReader.Read(json))!;
        Assert.That(error.ToString(), Does.Not.Contain("hunter2"));
        Assert.That(error.Errors, Is.Not.Empty);
        Assert.That(error.Errors.Select(one => one.Line), Has.All.EqualTo(1));
    }

    [TestCase("""{ "name": "A", "nodes": [ { "name": "N" } ], "scheme": "basic" }""", "scheme")]
    [TestCase("""{ "name": "A", "nodes": [ { "name": "N" } ], "scheme": "basic", "protocol": "http", "credential": { "from": "file", "file": "x" } }""", "protocol")]
    [TestCase("""{ "name": "A", "nodes": [ { "name": "N" } ], "credential": { "from": "file", "file": "../operator-token" } }""", "credential.file")]
    [TestCase("""{ "name": "A", "nodes": [ { "name": "N" } ], "credential": { "from": "environment", "userVariable": "PATH", "passwordVariable": "WACMIRROR_P" } }""", "credential.userVariable")]
    [TestCase("""{ "name": "A", "nodes": [ { "name": "N" } ], "credential": { "from": "environment", "userVariable": "WACMIRROR_A", "passwordVariable": "WACMIRROR_A" } }""", "credential.userVariable")]
    [TestCase("""{ "name": "A", "nodes": [ { "name": "N" } ], "credential": { "from": "environment", "userVariable": "WACMIRROR_PASSWORD", "passwordVariable": "WACMIRROR_USER" } }""", "credential.userVariable")]
    [TestCase("""{ "name": "A", "nodes": [ { "name": "N" } ], "credential": { "file": "x" } }""", "credential.file")]
    [TestCase("""{ "name": "A", "nodes": [ { "name": "N" } ], "trust": { "by": "authority", "file": "ca.pem" }, "protocol": "https" }""", "trust.file")]
    [TestCase("""{ "name": "A", "nodes": [] }""", "nodes")]
    [TestCase("""{ "name": "A", "nodes": [ { "name": "N" } ], "id": "Not An Id" }""", "id")]
    [TestCase("""{ "id": "lab", "name": "A", "nodes": [ { "name": "N" } ] }""", "id")]
    [TestCase("""{ "name": "A", "name": "B", "nodes": [ { "name": "N" } ] }""", "name")]
    [TestCase("[]", "document")]
    public void Read_WhatDoesNotFit_IsRefusedByField(string json, string field) =>
        Assert.That(Errors(json).Select(error => error.Field), Does.Contain(field));

    [TestCase(253, true)]
    [TestCase(254, false)]
    public void Read_AnAddress_IsAsLongAsDnsAllows(int length, bool isTaken)
    {
        var address = string.Concat(Enumerable.Repeat("abcdefghi.", 30))[..(length - 1)] + "x";
        var json = $$"""{ "name": "A", "nodes": [ { "name": "N", "address": "{{address}}" } ] }""";
        if (isTaken)
            Assert.That(ClusterConfigReader.Read(json).Nodes.Single().Address, Is.EqualTo(address));
        else
            Assert.That(Errors(json).Single().Field, Is.EqualTo("nodes[0].address"));
    }

    [Test]
    public void Read_BasicOverHttpToThisMachine_IsFine() => Assert.That(
        ClusterConfigReader.Read("""
            {
              "name": "A", "nodes": [ { "name": "HV01", "address": "127.0.0.1", "port": 5985 } ],
              "scheme": "Basic", "protocol": "HTTP", "credential": { "from": "file", "file": "a" }
            }
            """).Nodes.Single().Port,
        Is.EqualTo(5985));

    private static IReadOnlyList<FieldError> Errors(string json) =>
        Assert.Throws<ConfigException>(() => ClusterConfigReader.Read(json))!.Errors;
}
