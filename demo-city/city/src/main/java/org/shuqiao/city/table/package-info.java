/** Model of a departmental dataset: columns, format and rows with their truth. */
package org.shuqiao.city.table;

