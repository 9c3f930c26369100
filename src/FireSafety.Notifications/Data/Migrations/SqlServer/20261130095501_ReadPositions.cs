using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace FireSafety.Notifications.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class ReadPositions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(
                name: "WrittenAt",
                table: "Notifications",
                type: "datetime2",
                nullable: false,
                defaultValue: new DateTime(1, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified));

            // When they were written nobody kept; it was soon after they happened.
            migrationBuilder.Sql("EXEC(N'UPDATE Notifications SET WrittenAt = CreatedAt')"); // a script is compiled before the column is there

            migrationBuilder.CreateTable(
                name: "ReadPositions",
                columns: table => new
                {
                    ReaderId = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    UpTo = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReadPositions", x => x.ReaderId);
                });

            // Who has read anything before is no newcomer: what is unread of theirs stays so.
            migrationBuilder.Sql("EXEC(N'INSERT INTO ReadPositions (ReaderId, UpTo) SELECT DISTINCT ReaderId, ''0001-01-01 00:00:00'' FROM ReadMarks')");

            migrationBuilder.CreateIndex(
                name: "IX_Notifications_Audience_WrittenAt",
                table: "Notifications",
                columns: new[] { "Audience", "WrittenAt" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ReadPositions");

            migrationBuilder.DropIndex(
                name: "IX_Notifications_Audience_WrittenAt",
                table: "Notifications");

            migrationBuilder.DropColumn(
                name: "WrittenAt",
                table: "Notifications");
        }
    }
}
