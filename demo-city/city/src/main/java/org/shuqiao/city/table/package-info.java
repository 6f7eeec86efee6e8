/** What a departmental dataset is: its columns, the carrier it lies in, its rows with the truth about each. */
package org.shuqiao.city.table;

