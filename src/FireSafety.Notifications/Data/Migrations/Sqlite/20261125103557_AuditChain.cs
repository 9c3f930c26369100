using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace FireSafety.Notifications.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class AuditChain : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<byte[]>(
                name: "Hash",
                table: "AuditTrail",
                type: "BLOB",
                maxLength: 32,
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "IsSupervisorMatter",
                table: "AuditTrail",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            // Rows from before belong to the city: whose they were is not in them.
            migrationBuilder.AddColumn<string>(
                name: "Jurisdiction",
                table: "AuditTrail",
                type: "TEXT",
                maxLength: 64,
                nullable: false,
                defaultValue: "/2111/");

            migrationBuilder.AddColumn<long>(
                name: "Sequence",
                table: "AuditTrail",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "AuditHead",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false),
                    Sequence = table.Column<long>(type: "INTEGER", nullable: false),
                    Hash = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AuditHead", x => x.Id);
                });

            migrationBuilder.InsertData(
                table: "AuditHead",
                columns: new[] { "Id", "Hash", "Sequence" },
                values: new object[] { 1, new byte[] { 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0 }, 0L });

            migrationBuilder.CreateIndex(
                name: "IX_AuditTrail_ActorId_Id",
                table: "AuditTrail",
                columns: new[] { "ActorId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_AuditTrail_Sequence",
                table: "AuditTrail",
                column: "Sequence");

            migrationBuilder.CreateIndex(
                name: "IX_AuditTrail_TraceId",
                table: "AuditTrail",
                column: "TraceId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "AuditHead");

            migrationBuilder.DropIndex(
                name: "IX_AuditTrail_ActorId_Id",
                table: "AuditTrail");

            migrationBuilder.DropIndex(
                name: "IX_AuditTrail_Sequence",
                table: "AuditTrail");

            migrationBuilder.DropIndex(
                name: "IX_AuditTrail_TraceId",
                table: "AuditTrail");

            migrationBuilder.DropColumn(
                name: "Hash",
                table: "AuditTrail");

            migrationBuilder.DropColumn(
                name: "IsSupervisorMatter",
                table: "AuditTrail");

            migrationBuilder.DropColumn(
                name: "Jurisdiction",
                table: "AuditTrail");

            migrationBuilder.DropColumn(
                name: "Sequence",
                table: "AuditTrail");
        }
    }
}
