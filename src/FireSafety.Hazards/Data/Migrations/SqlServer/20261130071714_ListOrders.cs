using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace FireSafety.Hazards.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class ListOrders : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Hazards_IsMajor",
                table: "Hazards");

            migrationBuilder.DropIndex(
                name: "IX_Hazards_Jurisdiction",
                table: "Hazards");

            migrationBuilder.CreateIndex(
                name: "IX_Hazards_IsMajor_Id",
                table: "Hazards",
                columns: new[] { "IsMajor", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Hazards_Jurisdiction_UnitId_Industry",
                table: "Hazards",
                columns: new[] { "Jurisdiction", "UnitId", "Industry" });

            migrationBuilder.CreateIndex(
                name: "IX_Hazards_RectifyBy_Id",
                table: "Hazards",
                columns: new[] { "RectifyBy", "Id" },
                filter: "[RectifyBy] IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Hazards_IsMajor_Id",
                table: "Hazards");

            migrationBuilder.DropIndex(
                name: "IX_Hazards_Jurisdiction_UnitId_Industry",
                table: "Hazards");

            migrationBuilder.DropIndex(
                name: "IX_Hazards_RectifyBy_Id",
                table: "Hazards");

            migrationBuilder.CreateIndex(
                name: "IX_Hazards_IsMajor",
                table: "Hazards",
                column: "IsMajor",
                filter: "[IsMajor] = 1");

            migrationBuilder.CreateIndex(
                name: "IX_Hazards_Jurisdiction",
                table: "Hazards",
                column: "Jurisdiction");
        }
    }
}
