/** Mapping of source rows to standard rows, as configured in source files. */
package org.shuqiao.standards.mapping;

