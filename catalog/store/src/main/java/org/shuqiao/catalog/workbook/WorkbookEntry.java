package org.shuqiao.catalog.workbook;

import java.util.List;
import org.shuqiao.catalog.entry.EntryDraft;

/**
 * Entry as a workbook writes it.
 *
 * @param row of the sheet 目录
 * @param code the resource code in it; blank where it has none yet
 * @param itemRows rows of the sheet 信息项, in the order of the draft's items
 */
record WorkbookEntry(int row, String code, EntryDraft draft, List<Integer> itemRows) {

    WorkbookEntry {
        itemRows = List.copyOf(itemRows);
    }
}
