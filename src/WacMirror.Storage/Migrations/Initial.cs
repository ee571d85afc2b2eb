using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using WacMirror.Storage.Model;

namespace WacMirror.Storage.Migrations;

/// <summary>The first schema.</summary>
[DbContext(typeof(StoreContext))]
[Migration("20261127000000_Initial")]
internal sealed class Initial : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        Owners(migrationBuilder);
        Policies(migrationBuilder);
        Ledger(migrationBuilder);
        Claims(migrationBuilder);
        Intervals(migrationBuilder);
        Audit(migrationBuilder);
    }

    private static void Owners(MigrationBuilder builder) => builder.CreateTable(
        "Owners",
        table => new
        {
            Cluster = table.Column<string>("TEXT", nullable: false),
            Epoch = table.Column<long>("INTEGER", nullable: false),
        },
        constraints: table => table.PrimaryKey("PK_Owners", it => it.Cluster));

    private static void Policies(MigrationBuilder builder) => builder.CreateTable(
        "Policies",
        table => new
        {
            Cluster = table.Column<string>("TEXT", nullable: false),
            Policy = table.Column<Guid>("TEXT", nullable: false),
            Revision = table.Column<long>("INTEGER", nullable: false),
            IsEnded = table.Column<bool>("INTEGER", nullable: false),
            Actor = table.Column<string>("TEXT", nullable: false),
            At = table.Column<long>("INTEGER", nullable: false),
            Text = table.Column<string>("TEXT", nullable: false),
            Rollout = table.Column<string>("TEXT", nullable: true),
        },
        constraints: table => table.PrimaryKey("PK_Policies", it => new { it.Cluster, it.Policy, it.Revision }));

    private static void Ledger(MigrationBuilder builder)
    {
        builder.CreateTable(
            "Ledger",
            table => new
            {
                Cluster = table.Column<string>("TEXT", nullable: false),
                Id = table.Column<Guid>("TEXT", nullable: false),
                Setting = table.Column<string>("TEXT", nullable: false),
                State = table.Column<string>("TEXT", nullable: false),
                Outcome = table.Column<string>("TEXT", nullable: true),
                Epoch = table.Column<long>("INTEGER", nullable: false),
                Node = table.Column<string>("TEXT", nullable: false),
                At = table.Column<long>("INTEGER", nullable: false),
                Prior = table.Column<string>("TEXT", nullable: false),
                Applied = table.Column<string>("TEXT", nullable: false),
                Intent = table.Column<string>("TEXT", nullable: true),
                Claims = table.Column<string>("TEXT", nullable: false),
            },
            constraints: table => table.PrimaryKey("PK_Ledger", it => new { it.Cluster, it.Id }));
        builder.CreateIndex(
            "IX_Ledger_Active",
            "Ledger",
            ["Cluster", "Setting"],
            unique: true,
            filter: "\"State\" <> 'Released'");
    }

    private static void Claims(MigrationBuilder builder)
    {
        builder.CreateTable(
            "Claims",
            table => new
            {
                Cluster = table.Column<string>("TEXT", nullable: false),
                Policy = table.Column<Guid>("TEXT", nullable: false),
                Row = table.Column<Guid>("TEXT", nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_Claims", it => new { it.Cluster, it.Row, it.Policy });
                table.ForeignKey(
                    "FK_Claims_Ledger_Cluster_Row",
                    it => new { it.Cluster, it.Row },
                    "Ledger",
                    ["Cluster", "Id"],
                    onDelete: ReferentialAction.Cascade);
            });
        builder.CreateIndex("IX_Claims_Cluster_Policy", "Claims", ["Cluster", "Policy"]);
    }

    private static void Intervals(MigrationBuilder builder)
    {
        builder.CreateTable(
            "Intervals",
            table => new
            {
                Cluster = table.Column<string>("TEXT", nullable: false),
                Id = table.Column<Guid>("TEXT", nullable: false),
                Policy = table.Column<Guid>("TEXT", nullable: false),
                Source = table.Column<string>("TEXT", nullable: false),
                Node = table.Column<string>("TEXT", nullable: false),
                Start = table.Column<long>("INTEGER", nullable: false),
                End = table.Column<long>("INTEGER", nullable: true),
                Reason = table.Column<string>("TEXT", nullable: false),
                Cause = table.Column<string>("TEXT", nullable: false),
                MovedFrom = table.Column<string>("TEXT", nullable: true),
                MovedTo = table.Column<string>("TEXT", nullable: true),
                PacketsLow = table.Column<ulong>("INTEGER", nullable: true),
                PacketsHigh = table.Column<ulong>("INTEGER", nullable: true),
            },
            constraints: table => table.PrimaryKey("PK_Intervals", it => new { it.Cluster, it.Id }));
        builder.CreateIndex("IX_Intervals_Cluster_Start", "Intervals", ["Cluster", "Start"]);
        builder.CreateIndex("IX_Intervals_Cluster_Policy_Start", "Intervals", ["Cluster", "Policy", "Start"]);
        builder.CreateIndex("IX_Intervals_Open", "Intervals", "Cluster", filter: "\"End\" IS NULL");
    }

    private static void Audit(MigrationBuilder builder)
    {
        builder.CreateTable(
            "Audit",
            table => new
            {
                Number = table.Column<long>("INTEGER", nullable: false).Annotation("Sqlite:Autoincrement", true),
                Cluster = table.Column<string>("TEXT", nullable: false),
                At = table.Column<long>("INTEGER", nullable: false),
                Actor = table.Column<string>("TEXT", nullable: false),
                Action = table.Column<string>("TEXT", nullable: false),
                Policy = table.Column<Guid>("TEXT", nullable: true),
                Setting = table.Column<string>("TEXT", nullable: true),
                Detail = table.Column<string>("TEXT", nullable: true),
            },
            constraints: table => table.PrimaryKey("PK_Audit", it => it.Number));
        builder.CreateIndex("IX_Audit_Cluster_Number", "Audit", ["Cluster", "Number"]);
        builder.CreateIndex("IX_Audit_Cluster_Policy_Number", "Audit", ["Cluster", "Policy", "Number"]);
    }
}
