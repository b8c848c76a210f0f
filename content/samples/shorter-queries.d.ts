declare const userId: number;
