package org.shuqiao.catalog.atlas.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.shuqiao.catalog.lineage.LineageNode;

/** Unique names are the same for the same thing published twice, and differ for different things. */
class QualifiedNameTest {

    private static final LineageNode ITEM = LineageNode.item("10101001/000001", "name", "姓名");

    @Test
    void eachKindOfSubjectHasNamesOfItsOwn() {
        assertThat(List.of(QualifiedName.department("gongan"), QualifiedName.source("gongan_rk"),
                QualifiedName.dataset("gongan_rk"),
                QualifiedName.element("person-name"), QualifiedName.entry("10101001/000001"),
                        QualifiedName.version("10101001/000001", 2),
                QualifiedName.run("gongan_rk", "run-1"), QualifiedName.request("R-1"), QualifiedName.grant("G-1")))
                .containsExactly("department:gongan", "source-of:gongan_rk", "dataset:gongan_rk", "element:person-name",
                        "entry:10101001/000001", "entry:10101001/000001@2", "run:gongan_rk:run-1", "request:R-1",
                                "grant:G-1");
    }

    @Test
    void columnsAndItemsAreNamedAsInOurOwnLineage() {
        assertThat(QualifiedName.node(LineageNode.source("gongan_rk", "xm"))).isEqualTo("source:gongan_rk:xm");
        assertThat(QualifiedName.node(LineageNode.standard("gongan_rk", "name"))).isEqualTo("standard:gongan_rk:name");
        assertThat(QualifiedName.node(ITEM)).isEqualTo("item:10101001/000001:name");
    }

    @Test
    void aProcessThatReadsTheSameTheSameWayIsTheSame() {
        assertThat(QualifiedName.making(ITEM, "concat", List.of("a", "b")))
                .isEqualTo(QualifiedName.making(ITEM, "concat", List.of("a", "b")))
                .matches("making:item:10101001/000001:name#[0-9a-f]{16}");
    }

    @Test
    void aProcessThatReadsOtherwiseIsAnother() {
        assertThat(List.of(QualifiedName.making(ITEM, "concat", List.of("a", "b")),
                QualifiedName.making(ITEM, "concat", List.of("b", "a")),
                QualifiedName.making(ITEM, "concat", List.of("a")), QualifiedName.making(ITEM, "", List.of("a", "b"))))
                        .doesNotHaveDuplicates();
    }

    @Test
    void anEntryOfOtherPartsIsComposedByAnotherProcess() {
        assertThat(QualifiedName.composition("10101001/000001", List.of("a", "b")))
                .isEqualTo(QualifiedName.composition("10101001/000001", List.of("a", "b")))
                .isNotEqualTo(QualifiedName.composition("10101001/000001", List.of("a")));
    }
}
