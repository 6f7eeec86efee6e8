package org.shuqiao.exchange.web.connection;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Tests what a spreadsheet makes of the file of records. */
class LedgerFileTest {

    @Test
    void noFieldIsReckonedAsAFormula() {
        for (String formula : new String[] {"=HYPERLINK(\"https://x\")", "-1+1", "+1", "@x", "\t=1", "＝1"}) {
            assertThat(LedgerFile.cell(formula)).isEqualTo("'" + formula);
        }
        for (String text : new String[] {"", "chengyun-user", "2026-11-30", "城市体征监测"}) {
            assertThat(LedgerFile.cell(text)).isEqualTo(text);
        }
    }
}
