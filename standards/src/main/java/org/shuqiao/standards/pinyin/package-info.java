/** Pinyin: the reading of Chinese text, and the syllables of typed letters. */
package org.shuqiao.standards.pinyin;
