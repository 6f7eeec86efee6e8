/** Administrative divisions of China and of the packs, by code, name and day. */
package org.shuqiao.standards.division;

