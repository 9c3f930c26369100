using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace FireSafety.Hazards.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class ClosingAccounts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Account",
                table: "Reinspections",
                type: "nvarchar(256)",
                maxLength: 256,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Account",
                table: "RectificationClaims",
                type: "nvarchar(256)",
                maxLength: 256,
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "Account",
                table: "Reinspections");

            migrationBuilder.DropColumn(
                name: "Account",
                table: "RectificationClaims");
        }
    }
}
