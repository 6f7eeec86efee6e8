/** Standard packs: data files that define elements, code sets and rules. */
package org.shuqiao.standards.pack;

